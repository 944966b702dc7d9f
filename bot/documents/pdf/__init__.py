"""What does the layout of a PDF mean?

A PDF says where each character stands, and nothing of words, lines and paragraphs. These are found
step by step; in this order the modules are read.

    files         What does a PDF say of itself?
    glyphs        Which characters stand where on a page of a PDF?
    rules         Which lines are drawn on a page?
    fragments     Which characters of a page stand side by side?
    rows          Which fragments of a page stand at one height?
    seams         Which parts of a line are cells, though hardly more than a space parts them?
    running       What do the pages of a PDF repeat at their edges?
    regions       In which order is a page read?
    joining       How do lines become one text?
    headers       Which rows at the head of a table name its columns?
    tables        Which rows does a table have, and what stands in each cell?
    paragraphs    Which lines make a paragraph?
    headings      Which paragraphs of a PDF are headings, and which of them stand above others?
    typed_tables  Which lines in letters of one width are a table?
    elements      What follows what in a PDF?
    passages      Where on a page do some words stand?
    crops         What does the part of a page look like where some words stand?
"""
