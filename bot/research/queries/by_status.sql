-- True counts of all concerns by status: never published without noise.
SELECT status, count(*) AS rows
FROM counted
GROUP BY status
ORDER BY status
