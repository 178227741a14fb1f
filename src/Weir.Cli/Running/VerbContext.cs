using Weir.Cli.Terminal;

namespace Weir.Cli.Running;

/// <summary>What verbs are built from: the process around them and the options they share.</summary>
internal sealed class VerbContext(ProcessContext process)
{
    public ProcessContext Process { get; } = process;

    public CommonOptions Common { get; } = new();

    /// <summary>Has the verb do something in a session that is closed afterwards.</summary>
    public void Do(Verb verb, Func<Session, Task<int>> action) =>
        verb.SetAction(
            async (result, cancellation) =>
            {
                using var session = new Session(this, result, cancellation);
                return await action(session).ConfigureAwait(false);
            }
        );
}
