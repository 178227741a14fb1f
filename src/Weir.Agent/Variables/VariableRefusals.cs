using Weir.JobVariables;
using Weir.Protocol;

namespace Weir.Agent.Variables;

/// <summary>What the variables refuse, as answers.</summary>
internal static class VariableRefusals
{
    public static void Translate(Action action) =>
        Translate(() =>
        {
            action();
            return true;
        });

    /// <exception cref="AgentRefusedException">It was refused; nothing changed.</exception>
    public static T Translate<T>(Func<T> question)
    {
        try
        {
            return question();
        }
        catch (VariableException refused)
        {
            throw From(refused);
        }
        catch (FormatException wrong)
        {
            throw new AgentRefusedException(ProblemCodes.BadRequest, wrong.Message);
        }
    }

    /// <summary>A refusal as an answer.</summary>
    public static AgentRefusedException From(VariableException refused) =>
        new(CodeOf(refused.Reason), refused.Message + WayOut(refused.Reason));

    private static string WayOut(VariableRefusal reason) =>
        reason switch
        {
            VariableRefusal.InUse => ": name another, or wait until that job is over",
            VariableRefusal.Password => ": send it by --password-file or WEIR_JV_PASSWORD",
            VariableRefusal.Awaited => " until that is over: weir jv actions",
            VariableRefusal.NotFound => ": weir jv list shows yours",
            VariableRefusal.NotMonitored => ": only a monitoring variable has such fields",
            _ => "",
        };

    private static string CodeOf(VariableRefusal reason) =>
        reason switch
        {
            VariableRefusal.NotFound => ProblemCodes.NotFound,
            VariableRefusal.Exists => ProblemCodes.Exists,
            VariableRefusal.AccessDenied => ProblemCodes.NotAllowed,
            VariableRefusal.Password => ProblemCodes.WrongPassword,
            VariableRefusal.Monitored or VariableRefusal.ReadOnly or VariableRefusal.Retained => ProblemCodes.Protected,
            VariableRefusal.InUse => ProblemCodes.InUse,
            VariableRefusal.Awaited => ProblemCodes.Awaited,
            VariableRefusal.NotMonitored => ProblemCodes.WrongState,
            VariableRefusal.TooMany => ProblemCodes.TooMany,
            VariableRefusal.Unreachable => ProblemCodes.StoreFull,
            _ => ProblemCodes.BadRequest,
        };
}
