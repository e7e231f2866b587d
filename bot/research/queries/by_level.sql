-- True counts of all concerns by level: never published without noise.
SELECT level, count(*) AS rows
FROM counted
GROUP BY level
ORDER BY level
