// Package digest holds the nouns of the product: editions and their cadence, the content of a
// digest, the draft that an editor works on and the issue that is sent.
//
// What comes in are told stories; what goes out is a Draft, and from an approved one an Issue
// that nothing changes any more. Content is copied into a draft, so later editing, regrouping
// or regeneration elsewhere changes nothing that was written here. An Issue can be had in two
// ways only: Draft.Approve makes it, OpenIssue reads it back and refuses one whose content
// does not match its hash. The package does no I/O and reads no clock.
package digest

// EditionID is the key of an edition in the config: lower-case letters, digits, hyphens.
type EditionID string

// DraftID and IssueID are rows of the store; zero means not stored yet.
type (
	DraftID int64
	IssueID int64
)
