-- W3C trace context of the request that enqueued a job, where traces are recorded: its worker goes on with that trace.
ALTER TABLE jobs ADD COLUMN trace_context jsonb;
