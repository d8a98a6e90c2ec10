-- What a worker counts and times, as it last handed it in; the web process shows it to Prometheus.
ALTER TABLE workers ADD COLUMN metrics jsonb NOT NULL DEFAULT '[]';
