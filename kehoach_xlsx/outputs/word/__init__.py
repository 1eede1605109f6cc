"""The official report in Word: form, template, wrapper and what the consolidated workbook says in it."""
