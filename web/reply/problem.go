package reply

import (
	"encoding/json"
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
)

// A problem is an error as RFC 9457 has it.
type problem struct {
	Type   string `json:"type"` // about:blank: the status says what kind it is
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
	// Instance is the request's id, by which the operator finds it in the log.
	Instance string         `json:"instance,omitempty"`
	Errors   []ProblemFault `json:"errors,omitempty"`
}

// A ProblemFault is one thing that is wrong with what was sent.
type ProblemFault struct {
	Path    string `json:"path"`
	Value   string `json:"value,omitempty"`
	Problem string `json:"problem"`
	Remedy  string `json:"remedy,omitempty"`
	// Asks names the parameter whose value would answer how to read it.
	Asks timeline.Question `json:"asks,omitempty"`
}

// problemFaults is how many faults an answer lists at most; detail says when
// there are more.
const problemFaults = 1000

func problemOf(f Failure, id string) problem {
	p := problem{
		Type: "about:blank", Title: http.StatusText(f.Status), Status: f.Status,
		Detail: f.detail, Instance: "urn:kronika:request:" + id,
	}
	for _, fault := range f.Faults {
		p.Errors = append(p.Errors, ProblemFault(fault))
	}
	return p
}

// SendProblem answers a program.
func SendProblem(c echo.Context, f Failure) error {
	body, err := json.Marshal(problemOf(f, c.Response().Header().Get(echo.HeaderXRequestID)))
	if err != nil {
		return err
	}
	return c.Blob(f.Status, "application/problem+json", append(body, '\n'))
}

// FirstFaults bounds a list of faults.
func FirstFaults(faults timeline.Invalid) timeline.Invalid {
	return faults[:min(len(faults), problemFaults)]
}

func FaultsOf(faults timeline.Invalid) []ProblemFault {
	list := []ProblemFault{}
	for _, f := range faults {
		list = append(list, ProblemFault(f))
	}
	return list
}
