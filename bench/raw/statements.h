// A file of SQL statements, one a line, read into memory.
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    char** items;
    size_t count;
} Statements;

static inline char* read_text(const char* path) {
    FILE* file = fopen(path, "r");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    fseek(file, 0, SEEK_END);
    const size_t size = (size_t)ftell(file);
    rewind(file);
    char* text = malloc(size + 1);
    if (text == NULL || fread(text, 1, size, file) != size) {
        perror(path);
        exit(1);
    }
    text[size] = '\0';
    fclose(file);
    return text;
}

// The items lie in one buffer that lives as long as the program.
static inline Statements read_statements(const char* path) {
    Statements statements = {NULL, 0};
    char* line = read_text(path);
    while (*line != '\0') {
        char* end = strchr(line, '\n');
        if (end != NULL) {
            *end = '\0';
        }
        if (*line != '\0') {
            statements.items = realloc(statements.items, (statements.count + 1) * sizeof(char*));
            statements.items[statements.count++] = line;
        }
        line = end != NULL ? end + 1 : line + strlen(line);
    }
    return statements;
}
