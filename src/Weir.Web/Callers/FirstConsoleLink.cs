using Microsoft.Extensions.DependencyInjection;
using Weir.Jobs;

namespace Weir.Web.Callers;

/// <summary>The link that a start prints, for whoever started it.</summary>
public static class FirstConsoleLink
{
    /// <summary>A link that works once; <see langword="null"/> where no page is served.</summary>
    public static string? FirstLink(this IServiceProvider services)
    {
        var facts = services.GetRequiredService<HostInfo>();
        var users = services.GetRequiredService<IMachineUsers>();
        if (facts.Console is not { } console)
        {
            return null;
        }

        var user = users.NameOf(users.Own);
        var actor = new Actor(user, ActorOrigin.Console, facts.Machine, users.Own);
        var caller = new Caller(user, Role.Administrator, "console")
        {
            Machine = facts.Machine,
            UserId = users.Own,
            Actor = actor,
        };
        return $"{console}console/enter?key={services.GetRequiredService<ConsoleSessions>().DrawLink(caller).Secret}";
    }
}
