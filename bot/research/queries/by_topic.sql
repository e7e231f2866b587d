-- True counts of all concerns by topic: never published without noise.
SELECT topic, count(*) AS rows
FROM staged
GROUP BY topic
ORDER BY topic
