-- The true lines of what is released: rows that are alike in every quasi-identifier, as they were read, and in every
-- sensitive value, and how many they are.
SELECT
  staged.month AS month,
  staged.district AS district,
  staged.level AS level,
  staged.field AS field,
  staged.length AS length,
  staged.status AS status,
  staged.reluctance AS reluctance,
  staged.link AS link,
  staged.topic AS topic,
  count(*) AS rows
FROM staged JOIN released ON staged.row = released.row
GROUP BY
  staged.month, staged.district, staged.level, staged.field, staged.length, staged.status,
  staged.reluctance, staged.link, staged.topic
ORDER BY month, district, level, field, length, status, reluctance, link, topic
