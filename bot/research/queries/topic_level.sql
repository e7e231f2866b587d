-- Released concerns by topic and level.
SELECT topic, level, count(*) AS rows
FROM released
GROUP BY topic, level
ORDER BY topic, level
