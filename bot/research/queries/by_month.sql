-- True counts of all concerns by month: never published without noise.
SELECT month, count(*) AS rows
FROM counted
GROUP BY month
ORDER BY month
