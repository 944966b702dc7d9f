"""How good are the answers to questions of which the answers are known?

Question sets are read, sampled, asked on all cores, measured and reported.

    baselines       Which simple systems are we compared with?
    bootstrap       How far may chance have moved a figure?
    canard          What does a file in CANARD's layout ask?
    errors          What can go wrong in a measurement?
    files           Which questions does a file hold?
    json_values     How is the JSON of a question set read?
    latency         How long does a question take?
    lines           What does a file of JSON lines ask?
    measures        What are some outcomes worth?
    measuring       How is a set of questions measured from end to end?
    outcomes        How well was one question answered?
    phrases         Is the phrase that is set in bold the answer?
    plans           Which question is asked of which library?
    plots           How does a report look in pictures?
    processes       How is work shared between processes?
    progress        The progress bar of a long measurement.
    question_sets   What is asked, and which words of which document would be right?
    question_types  What type of question is it?
    records         How does a report look to a program?
    report          What is measured of a question set?
    running         How are many questions asked on all cores?
    sampling        Which questions are measured, and which are resampled together?
    squad           What does a file in SQuAD's layout ask?
    summary         Which figures do all the outcomes give?
    systems         Which systems are measured?
    tables          How does a report look in a terminal?
    typos           What does a typing error make of a question?
"""
