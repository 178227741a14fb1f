using Weir.Protocol;
using Weir.Stores;

namespace Weir.Agent;

/// <summary>The agent refuses what it was asked; nothing changed. The message names cause and way out in one line.</summary>
public sealed class AgentRefusedException : Exception
{
    public AgentRefusedException(string code, string message)
        : base(message) => Code = code;

    /// <summary>The journal did not take what was to be kept, in the words of those who asked: they know nothing of stores.</summary>
    internal static AgentRefusedException From(StoreException refused) =>
        new(refused.Failure == StoreFailure.Uncertain ? ProblemCodes.StoreUncertain : ProblemCodes.StoreFull, refused.Message);

    /// <summary>Stable word of <see cref="ProblemCodes"/>.</summary>
    public string Code { get; }
}
