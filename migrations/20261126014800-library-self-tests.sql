-- A library may also be tried without being switched to.
ALTER TABLE library_tasks DROP CONSTRAINT library_tasks_action_check;
ALTER TABLE library_tasks ADD CONSTRAINT library_tasks_action_check
  CHECK (action IN ('build', 'use', 'test', 'remove'));
