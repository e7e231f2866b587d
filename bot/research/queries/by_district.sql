-- True counts of all concerns by district: never published without noise.
SELECT district, count(*) AS rows
FROM staged
GROUP BY district
ORDER BY district
