-- The lines of released: rows that are alike in every quasi-identifier and every sensitive value, and how many they are.
SELECT
  month, district, level, field, length, status, reluctance, link, topic,
  count(*) AS rows
FROM released
GROUP BY month, district, level, field, length, status, reluctance, link, topic
ORDER BY month, district, level, field, length, status, reluctance, link, topic
