-- The share of each reluctance among the released concerns of its period (as coarse as month was released).
SELECT
  month,
  reluctance,
  count(*) AS rows,
  CAST(count(*) AS DOUBLE) / CAST(sum(count(*)) OVER (PARTITION BY month) AS DOUBLE) AS share
FROM released
GROUP BY month, reluctance
ORDER BY month, reluctance
