using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;

namespace Weir.Day.Facts;

/// <summary>Facts that are passed over: their agent goes on, what they were is kept, and operators are told.</summary>
internal static class RefusedFacts
{
    public static void Apply(DecisionDraft draft, FactRefused refused)
    {
        if (FactRules.Next(draft, refused.Machine, refused.Sequence) is { } sequence)
        {
            SetAside(draft, refused.Machine, sequence, refused.Code, refused.Text, refused.Body, null);
        }
    }

    public static void Retry(DecisionDraft draft, FactRetried retried)
    {
        if (FactRules.Apply(draft, draft.State.Machine(retried.Machine).Agent.Machine, retried.Fact.Fact) is null)
        {
            draft.Retried(retried.Machine, retried.Fact.Sequence);
        }
    }

    public static void SetAside(DecisionDraft draft, string machine, long sequence, string code, string text, string? body, Fact? fact)
    {
        draft.SetAside(new FactSetAside(machine, sequence, draft.Now, code, text, body, fact));
        if (draft.State.Machine(machine).ReportsOneMore(draft.Now, out var isLast))
        {
            var more = isLast ? "; more of this machine within the hour are only counted: weir agents" : "";
            draft.Message(
                MessageSeverity.Error,
                "fact-set-aside",
                $"fact {sequence} of {machine} was set aside ({code}): {Printable.Escape(text, 500)}{more}"
            );
        }
    }
}
