-- The share of each link among the released concerns of its period (as coarse as month was released).
SELECT
  month,
  link,
  count(*) AS rows,
  CAST(count(*) AS DOUBLE) / CAST(sum(count(*)) OVER (PARTITION BY month) AS DOUBLE) AS share
FROM released
GROUP BY month, link
ORDER BY month, link
