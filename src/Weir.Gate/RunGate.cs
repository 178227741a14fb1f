using Weir.Jobs;
using Weir.Linux;
using Weir.Tracking.Naming;

namespace Weir.Gate;

/// <summary><c>weir run … -- COMMAND</c>.</summary>
internal sealed class RunGate(List<byte[]> environment)
{
    public int Run(GateOptions options)
    {
        return new InPlaceGate
        {
            Way = WayIn.Run,
            Place = new GatePaths(environment, options.Socket),
            Programs = ProgramSearch.Candidates(options.Command[0], ProcessBytes.ValueOf(environment, "PATH"u8)),
            Arguments = options.Command,
            Environment = environment,
            NeedsAgent = options.AsksForMore,
            Identify = (_, _) =>
                new GateIdentity(
                    options.Name ?? JobNaming.FromArguments(options.Command),
                    options.JobDescription ?? QualifiedName.Default,
                    options.JobQueue ?? QualifiedName.Default
                ),
            Complete = submission => options.AddTo(submission, environment),
        }.Pass();
    }
}
