"""Which documents are open for questions?

Files on the disk become libraries, one for each tenant.

    bundled          What comes with the program?
    by_tenant        Which library answers a tenant?
    common_language  In which language is a document that is too short to tell?
    files            What lies in the corpus folder?
    service          An open library: its settings, its problems, and how it is asked.
    watched          Have the files changed since they were read?
"""
