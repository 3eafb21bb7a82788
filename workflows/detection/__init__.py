"""Detection of hot spots: what looks like one is proposed to people, who decide.

Three looks at the reports of one type in one commune: cases close in place and time
(``closeness``), more of them than that commune's own past explains (``surge``), and the same told
by several collaborators who did not wait for each other (``voices``). ``proposing`` holds them
together, ``parameters`` the numbers that were tuned once and then frozen.
"""
