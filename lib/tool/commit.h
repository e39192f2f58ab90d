/* The commit that the program was built from. scripts/commit writes it; see there for its form. */
#ifndef GLP1_TOOL_COMMIT_H
#define GLP1_TOOL_COMMIT_H

extern const char tool_commit[];

#endif
