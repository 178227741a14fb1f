using Microsoft.AspNetCore.Http;

namespace Weir.Web.Rest;

/// <summary>When a caller has its answer.</summary>
internal static class Answers
{
    /// <summary>Ends when the answer is out: the start of a job takes more of a processor than its submission.</summary>
    public static Task Of(HttpContext http)
    {
        TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        http.Response.OnCompleted(() =>
        {
            answered.TrySetResult();
            return Task.CompletedTask;
        });
        return answered.Task;
    }
}
