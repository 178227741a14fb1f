using Weir.Day;
using Weir.Day.Inputs;

namespace Weir.Server.Loop;

/// <summary>Somebody asks for something that the day answers by id.</summary>
internal sealed class Request(long id, Input input) : Work
{
    private readonly TaskCompletionSource<Answer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Answer> Answer => _answer.Task;

    public override IReadOnlyList<Input> Inputs { get; } = [input];

    public override void Done(Outcome outcome)
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
