"""How good are the answers to questions of which the answers are known?

Question sets are read, sampled, asked on all cores, measured and reported.

    baselines       Who else could answer?
    bootstrap       How far may chance have moved a figure?
    canard          What does a file in CANARD's layout ask?
    cases           What is asked, and which words of which document would be right?
    errors          What can be wrong with what we are to measure with?
    files           Which questions does a file hold?
    json_values     Which values does the JSON of a question set hold?
    latency         How long does a question take?
    lines           What does a file of JSON lines ask?
    measures        What is a list of outcomes worth?
    measuring       How is a set of questions measured from end to end?
    outcomes        What became of one question?
    plans           Which question is asked of which library?
    plots           How does a report look in pictures?
    processes       How is work done in processes of its own?
    progress        How far have we got?
    question_types  What type of question is it?
    records         How does a report look to a program?
    report          What do all the outcomes come to?
    running         How are many questions asked on all cores?
    sampling        Which questions are measured, and which of them stand or fall together?
    squad           What does a file in SQuAD's layout ask?
    systems         Who ranks the sentences of a library?
    tables          How does a report look in a terminal?
    typos           What does a slip of the finger make of a question?
"""
