-- True counts of all concerns by district: never published without noise.
SELECT district, count(*) AS rows
FROM counted
GROUP BY district
ORDER BY district
