using Weir.Day.Inputs;
using Weir.Jobs;

namespace Weir.Day.Requests;

/// <summary>What people tell the operators.</summary>
internal static class MessageRequests
{
    /// <summary>The code of a message that somebody posted.</summary>
    public const string Code = "posted";

    private const int LongestText = 200;

    public static Answer Post(DecisionDraft draft, PostMessage request)
    {
        if (Authority.Refusal(request.Caller, Operation.PostMessages) is { } refusal)
        {
            return new RequestRefused(request.Id, RefusalCodes.NotAllowed, refusal);
        }

        var text = Printable.Escape(request.Text, LongestText);
        draft.Message(request.Severity, Code, $"{JobRequests.By(request.Caller)}: {text}");
        return new RequestDone(request.Id, null, $"the operators are told: {text}");
    }
}
