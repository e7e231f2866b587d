-- True counts of all concerns by reluctance: never published without noise.
SELECT reluctance, count(*) AS rows
FROM staged
GROUP BY reluctance
ORDER BY reluctance
