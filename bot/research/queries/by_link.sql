-- True counts of all concerns by link: never published without noise.
SELECT link, count(*) AS rows
FROM staged
GROUP BY link
ORDER BY link
