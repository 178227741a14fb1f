using Microsoft.AspNetCore.Http;
using Weir.Protocol;
using Weir.Web.Rest;

namespace Weir.Web.Problems;

/// <summary>Problems as answers: one status and one title for each code.</summary>
internal static class Refusals
{
    public const string MediaType = "application/problem+json";

    public static Problem Problem(string code, string detail)
    {
        var (status, title) = code switch
        {
            ProblemCodes.BadRequest => (StatusCodes.Status400BadRequest, "The request is not well-formed"),
            ProblemCodes.SignInNeeded => (StatusCodes.Status401Unauthorized, "Sign in first"),
            ProblemCodes.NotAllowed => (StatusCodes.Status403Forbidden, "Not allowed"),
            ProblemCodes.NotFound => (StatusCodes.Status404NotFound, "Not found"),
            ProblemCodes.AlreadyReleased => (StatusCodes.Status409Conflict, "Already started"),
            ProblemCodes.OlderJournal => (StatusCodes.Status409Conflict, "The agent's journal is older than what it sent"),
            ProblemCodes.WrongState => (StatusCodes.Status409Conflict, "The state does not allow it"),
            ProblemCodes.Exists => (StatusCodes.Status409Conflict, "It exists already"),
            ProblemCodes.NoSuchCommand => (StatusCodes.Status422UnprocessableEntity, "No such command"),
            ProblemCodes.NoSuchDirectory => (StatusCodes.Status422UnprocessableEntity, "No such directory"),
            ProblemCodes.BadDefinition => (StatusCodes.Status422UnprocessableEntity, "The definition is not right"),
            ProblemCodes.Protected => (StatusCodes.Status409Conflict, "Protected while it monitors"),
            ProblemCodes.InUse => (StatusCodes.Status409Conflict, "In use"),
            ProblemCodes.Awaited => (StatusCodes.Status409Conflict, "A condition waits for it"),
            ProblemCodes.Differs => (StatusCodes.Status409Conflict, "It holds something else"),
            ProblemCodes.WrongPassword => (StatusCodes.Status403Forbidden, "The password is not right"),
            ProblemCodes.BadCondition => (StatusCodes.Status422UnprocessableEntity, "The condition is not right"),
            ProblemCodes.TooMany => (StatusCodes.Status429TooManyRequests, "A quota is used up"),
            ProblemCodes.Busy => (StatusCodes.Status503ServiceUnavailable, "No place left"),
            ProblemCodes.StoreFull => (StatusCodes.Status507InsufficientStorage, "The store refuses"),
            ProblemCodes.StoreUncertain => (StatusCodes.Status503ServiceUnavailable, "Not known whether it was stored"),
            ProblemCodes.NotCaughtUp => (StatusCodes.Status503ServiceUnavailable, "Not known yet"),
            ProblemCodes.ServerAway => (StatusCodes.Status503ServiceUnavailable, "The server is away"),
            _ => (StatusCodes.Status500InternalServerError, "Failed"),
        };
        return new Problem($"/errors#{code}", title, status, detail, code);
    }

    public static IResult Result(string code, string detail) => Result(Problem(code, detail));

    public static IResult Result(Problem problem) => TypedResults.Json(problem, ApiJson.Types.Problem, MediaType, problem.Status);

    public static Task WriteAsync(HttpContext http, string code, string detail) => WriteAsync(http, Problem(code, detail));

    public static Task WriteAsync(HttpContext http, Problem problem)
    {
        http.Response.StatusCode = problem.Status;
        return http.Response.WriteAsJsonAsync(problem, ApiJson.Types.Problem, MediaType, http.RequestAborted);
    }
}
