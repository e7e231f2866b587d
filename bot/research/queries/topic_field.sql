-- Released concerns by topic and field.
SELECT topic, field, count(*) AS rows
FROM released
GROUP BY topic, field
ORDER BY topic, field
