using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Orders;

namespace Weir.Day.Requests;

/// <summary>
/// <c>jv set</c> for a job: its machine writes, as the job's user. Whether it could is told by a message of that machine.
/// </summary>
internal static class SetVariableRule
{
    public static Answer Decide(DecisionDraft draft, SetJobVariable request, Job job)
    {
        if (job.Plan is not null && job.State.IsBeforeStart())
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.WrongState,
                $"job {job.Number} is {job.State}: its machine hears of it when it starts, and writes no variable for it before"
            );
        }

        draft.Order(job.Machine, new SetVariable(job.Number, request.Variable, request.Text, JobRequests.By(request.Caller).ToString()));
        return new RequestDone(
            request.Id,
            job,
            $"the machine {Printable.Escape(job.Machine)} is told to write variable {Printable.Escape(request.Variable)} for job {job.Number}"
        );
    }
}
