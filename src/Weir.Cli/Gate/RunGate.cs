using Weir.Jobs;
using Weir.Linux;

namespace Weir.Cli.Gate;

/// <summary><c>weir run … -- COMMAND</c>.</summary>
internal sealed class RunGate(List<byte[]> environment)
{
    public int Run(GateOptions options)
    {
        var name = options.Name ?? CommandName.OfProgram(options.Command[0]);
        return new InPlaceGate
        {
            Way = WayIn.Run,
            Place = new GatePlace(environment, options.Socket),
            Programs = ProgramSearch.Candidates(options.Command[0], ProcessBytes.ValueOf(environment, "PATH"u8)),
            Arguments = options.Command,
            Environment = environment,
            NeedsAgent = options.AsksForMore,
            Submit = (_, _) => new Submission
            {
                Key = Guid.NewGuid(),
                Name = name,
                Way = WayIn.Run,
                Mode = SubmissionMode.InPlace,
                JobDescription = options.JobDescription ?? QualifiedName.Default,
                JobQueue = options.JobQueue ?? QualifiedName.Default,
                Arguments = options.Command,
                Directory = ProcessBytes.CurrentFolder() ?? "/"u8.ToArray(),
                Umask = ProcessBytes.Umask(),
                LocalDataArea = options.LocalDataArea,
                LibraryList = options.LibraryList,
                JobDate = options.Date,
                Priority = options.Priority ?? 5,
                Hold = options.Hold,
                Limits = options.Limits,
            },
        }.Pass();
    }
}
