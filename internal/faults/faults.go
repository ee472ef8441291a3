// Package faults is the fault run, as tests: whole editions of sixty stories on a real database, with
// a model that fails in their middle in every way that the scripted server knows, and articles that
// talk to the model. Whatever happens, the issue is complete, made within the model's time, within its
// cap, labelled, and holds no sentence that code has not verified.
package faults
