using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Protocol;
using Weir.Protocol.Schedules;

namespace Weir.Server.Operations;

/// <summary><c>weir schedule build NAME</c>.</summary>
public static class BuildSchedules
{
    /// <summary>Plans a schedule's jobs for a day, or those of instances of it; answers once all of them are there.</summary>
    /// <exception cref="RefusedException">There is no such schedule or instance, it is being built, or the caller may not.</exception>
    public static Task<ScheduleView> BuildScheduleAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        ScheduleBuild build,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(build);
        var instance = InstanceOf(build.Instance);
        var properties = PropertiesOf(build.Properties ?? []);
        return server.ChangeScheduleDayAsync(
            caller,
            "schedule build",
            name,
            new ScheduleAction(build.Date, build.Text),
            (id, date) =>
                new BuildSchedule(id, caller, name, date, build.Held, build.Replace) { Instance = instance, Properties = properties },
            cancellationToken
        );
    }

    /// <exception cref="RefusedException">It is no name.</exception>
    internal static ObjectName? InstanceOf(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : ObjectName.TryParse(text, out var name) ? name
        : throw new RefusedException(
            ProblemCodes.BadRequest,
            $"'{Printable.Escape(text, 100)}' is not the name of an instance: allowed are {ObjectName.Allowed}"
        );

    /// <exception cref="RefusedException">One is no property, or there are too many.</exception>
    internal static List<JobProperty> PropertiesOf(IReadOnlyList<string> texts)
    {
        if (texts.Count > ScheduleInstance.MostProperties)
        {
            throw new RefusedException(
                ProblemCodes.BadRequest,
                $"{texts.Count} properties found: an instance has at most {ScheduleInstance.MostProperties}"
            );
        }

        List<JobProperty> properties = [];
        foreach (var text in texts)
        {
            if (text is null || !JobProperty.TryParse(text, out var property))
            {
                throw new RefusedException(
                    ProblemCodes.BadRequest,
                    $"'{Printable.Escape(text ?? "", 100)}' is not a property: allowed is {JobProperty.Allowed}"
                );
            }

            if (property.Name == ScheduleInstance.NameProperty || properties.Exists(known => known.Name == property.Name))
            {
                throw new RefusedException(
                    ProblemCodes.BadRequest,
                    $"property {property.Name} stands twice, or is the instance's name, which its definition gives"
                );
            }

            properties.Add(property);
        }

        return properties;
    }
}
