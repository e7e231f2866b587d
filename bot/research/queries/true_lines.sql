-- The true lines of what is released: rows that are alike in every quasi-identifier, as they were read, and in every
-- sensitive value, and how many they are.
SELECT
  staged.month AS month,
  staged.district AS district,
  staged.level AS level,
  staged.field AS field,
  staged.length AS length,
  staged.status AS status,
  reluctance, link, topic,
  count(*) AS rows
FROM staged JOIN mapping
  ON staged.month = mapping.month
  AND staged.district = mapping.district
  AND staged.level = mapping.level
  AND staged.field = mapping.field
  AND staged.length = mapping.length
  AND staged.status = mapping.status
  AND staged.shape = mapping.shape
WHERE mapping.keep
GROUP BY
  staged.month, staged.district, staged.level, staged.field, staged.length, staged.status, reluctance, link, topic
ORDER BY month, district, level, field, length, status, reluctance, link, topic
