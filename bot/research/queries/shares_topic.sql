-- The share of each topic among the released concerns of its period (as coarse as month was released).
SELECT
  month,
  topic,
  count(*) AS rows,
  CAST(count(*) AS DOUBLE) / CAST(sum(count(*)) OVER (PARTITION BY month) AS DOUBLE) AS share
FROM released
GROUP BY month, topic
ORDER BY month, topic
