-- The rows that are released, coarsened, in an order that says nothing of the order in which they came: by their
-- values. row is kept to find the texts by and is dropped afterwards; of rows that are alike it tells nothing, for their
-- texts are put in an order of their own (bot/research/rows.py).
WITH coarse AS (
  SELECT
    mapping.out_month AS month,
    mapping.out_district AS district,
    mapping.out_level AS level,
    mapping.out_field AS field,
    mapping.out_length AS length,
    mapping.out_status AS status,
    staged.reluctance AS reluctance,
    staged.link AS link,
    staged.topic AS topic,
    staged.reluctance_by AS reluctance_by,
    staged.link_by AS link_by,
    staged.topic_by AS topic_by,
    staged.reluctance_p AS reluctance_p,
    staged.link_p AS link_p,
    staged.topic_p AS topic_p,
    staged.row AS row
  FROM staged JOIN mapping
    ON staged.month = mapping.month
    AND staged.district = mapping.district
    AND staged.level = mapping.level
    AND staged.field = mapping.field
    AND staged.length = mapping.length
    AND staged.status = mapping.status
    AND staged.shape = mapping.shape
  WHERE mapping.keep
)
SELECT
  month, district, level, field, length, status,
  reluctance, link, topic,
  reluctance_by, link_by, topic_by, reluctance_p, link_p, topic_p,
  row
FROM coarse
ORDER BY
  month, district, level, field, length, status,
  reluctance, link, topic,
  reluctance_by, link_by, topic_by, reluctance_p, link_p, topic_p,
  row
