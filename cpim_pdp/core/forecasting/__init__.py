"""Will I make it: how likely, what there will be, and by when.

What counts, what is planned with its likelihood, and what the holder usually does are convolved
exactly; see `chances`. Is it any good? ``tests/benchmarks/measure_forecast.py`` asks for forecasts
of 800 invented holders of nine habits, 2 to 51 months before the due date, and looks what came of
them: 6,701 forecasts. They are not the holders by whom catching up was set (`habits.CATCHING_UP`,
seed 1); what it was before that stands beside it.

==========  ===============  =======  =============  =======
..          as it is                  without catching up
----------  ------------------------  ----------------------
said        forecasts        made it  forecasts      made it
==========  ===============  =======  =============  =======
0 - 10 %    1,110            10 %     2,428          24 %
10 - 20 %   1,237            35 %     379            31 %
20 - 30 %   383              32 %     443            38 %
30 - 40 %   497              37 %     452            42 %
40 - 50 %   517              42 %     360            48 %
50 - 60 %   415              52 %     392            62 %
60 - 70 %   520              65 %     559            72 %
70 - 80 %   621              77 %     438            82 %
80 - 90 %   520              89 %     479            89 %
90 - 100 %  881              93 %     771            94 %
==========  ===============  =======  =============  =======

The Brier score, the mean square of what was said less what came (0 is best), against two lines
drawn on that say 1 or 0: at the pace of the last twelve months, and at that of three years with all
plans; and against knowing how many of all make it:

=====================  ========  ========  =========  ======  ======
habit                  forecast  without   line       longer  same
=====================  ========  ========  =========  ======  ======
all                    0.179     0.199     0.262      0.254   0.250
steady                 0.104     0.106     0.161      0.127   0.245
conferences            0.145     0.163     0.224      0.173   0.248
seasonal               0.098     0.096     0.149      0.142   0.249
spells                 0.141     0.143     0.217      0.212   0.232
slowing or quickening  0.193     0.205     0.299      0.340   0.249
large courses          0.200     0.235     0.326      0.264   0.249
stopping               0.218     0.196     0.261      0.339   0.225
starting late          0.268     0.351     0.391      0.426   0.225
last minute            0.393     0.487     0.521      0.539   0.241
=====================  ========  ========  =========  ======  ======

4.5 % ended below low (10 % should), 47 % below the median, 7 % above high; without catching up it
was 4 %, 39 % and 23 %. Two months before the due date the score is 0.047, four years before it
0.215. Of 300 of the holders, taking the past for granted (no `habits.LEVELS`) would give 0.184
instead of 0.170, and all months alike (no `habits.YEAR_WEIGHTS`) 0.174; weights that fall faster
were no better.

Where it is bad. Who does nothing for years and then all of it is told too little: of the holders of
the last minute 37 % of whom under 10 % was said made it, and 64 % of whom 10 to 20 % was. Who has
stopped is told too much for a year or more: of whom over 90 % was said, 72 % made it. Nothing in a
log tells either from the others in time. Between 10 and 20 % it says too little of everybody, as
that is what is left where only catching up helps. Nobody's records are behind the holders, and how
many have which habit is a guess: among others the figures are others.
"""
