# Formulieren: titels, velden, en wat er nog in ontbreekt.
