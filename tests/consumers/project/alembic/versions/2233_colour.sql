-- colour them
--
-- Revision ID: 2233
-- Revises: 2222

-- upgrade
ALTER TABLE things ADD COLUMN colour TEXT DEFAULT 'a;"b"';
-- downgrade
ALTER TABLE things DROP COLUMN colour;
