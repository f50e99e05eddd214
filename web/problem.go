package web

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
	Errors   []problemFault `json:"errors,omitempty"`
}

// A problemFault is one thing that is wrong with what was sent.
type problemFault struct {
	Path    string `json:"path"`
	Value   string `json:"value,omitempty"`
	Problem string `json:"problem"`
	Remedy  string `json:"remedy,omitempty"`
}

// problemFaults is how many faults an answer lists at most; detail says when
// there are more.
const problemFaults = 1000

func problemOf(f failure, id string) problem {
	p := problem{
		Type: "about:blank", Title: http.StatusText(f.status), Status: f.status,
		Detail: f.detail, Instance: "urn:kronika:request:" + id,
	}
	for _, fault := range f.faults {
		p.Errors = append(p.Errors, problemFault(fault))
	}
	return p
}

// sendProblem answers a program.
func sendProblem(c echo.Context, f failure) error {
	body, err := json.Marshal(problemOf(f, c.Response().Header().Get(echo.HeaderXRequestID)))
	if err != nil {
		return err
	}
	return c.Blob(f.status, "application/problem+json", append(body, '\n'))
}

// firstFaults bounds a list of faults.
func firstFaults(faults timeline.Invalid) timeline.Invalid {
	return faults[:min(len(faults), problemFaults)]
}

func faultsOf(faults timeline.Invalid) []problemFault {
	list := []problemFault{}
	for _, f := range faults {
		list = append(list, problemFault(f))
	}
	return list
}
