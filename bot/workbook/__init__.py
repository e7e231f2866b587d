"""The answer base as an Excel workbook and back, compared with what is live before anything is saved.

`write.write`, `read.read` and `plan.dry_run` are what others use; `words.say` words a problem.
"""
