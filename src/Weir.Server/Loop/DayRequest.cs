using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;

namespace Weir.Server.Loop;

/// <summary>Somebody asks for something that the day answers by id.</summary>
/// <param name="id">Names it in its answer.</param>
/// <param name="input">What is asked for.</param>
/// <param name="audited">The same for the audit; <see langword="null"/> where nobody acts. What is refused is told apart, by who
/// asked.</param>
internal sealed class DayRequest(long id, Input input, AuditedAction? audited) : WorkItem
{
    private readonly TaskCompletionSource<Answer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Answer> Answer => _answer.Task;

    public override IReadOnlyList<Input> Inputs { get; } = [input];

    public override bool Acts => audited is not null;

    public override IEnumerable<AuditEntry> Audited(IReadOnlyDictionary<long, Answer> answers, DateTimeOffset now) =>
        audited is not null && answers.GetValueOrDefault(id) is RequestDone acted
            ? [audited.Succeeded(now, acted.Before, acted.After, acted.Text)]
            : [];

    public override void Complete(CommitResult outcome)
    {
        if (outcome.Answers.TryGetValue(id, out var answer))
        {
            _answer.TrySetResult(answer);
        }
        else
        {
            _answer.TrySetException(new InvalidOperationException($"the day did not answer request {id}"));
        }
    }

    public override void Failed(Exception reason) => _answer.TrySetException(reason);
}
