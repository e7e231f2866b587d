-- True counts of all concerns by month: never published without noise.
SELECT month, count(*) AS rows
FROM staged
GROUP BY month
ORDER BY month
