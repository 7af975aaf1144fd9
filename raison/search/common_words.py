"""Words that hold sentences together, in English, German and French: asked beside others, they say nothing."""

from raison.search.folding import folded

_WORDS = {
    "english": (
        "a about all am an and any are as at be been but by can could did do does for from had has have he her his how "
        "i if in into is it its me my no nor not of on one or our out she should so some than that the their them then "
        "there these they this those to too up us was we were what when where which who why will with would you your "
    ),
    "german": (
        "aber alle als also am an auch auf aus bei bin bis da das dass dem den der des die dies diese dieser doch du "
        "durch ein eine einem einen einer er es für hat hatte hier ich ihr im in ist ja kann kein mit muss nach nicht "
        "noch nur oder ohne schon sein sich sie sind so über um und uns unser unsere vom von vor war warum was wenn "
        "wer werden wie wir wird wo zu zum zur "
    ),
    "french": (
        "au aux avec ce ces cette dans de des du elle en est et eux il ils je la le les leur leurs lui ma mais mes mon "
        "ne nos notre nous on ont ou où par pas pour que qui sa se ses si son sont sur ta te tu un une vos votre vous y"
    ),
}
COMMON = {language: frozenset(folded(word) for word in words.split()) for language, words in _WORDS.items()}
"""By language, folded."""
