-- True counts of all concerns by field: never published without noise.
SELECT field, count(*) AS rows
FROM counted
GROUP BY field
ORDER BY field
