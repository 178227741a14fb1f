using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Weir.Execution.Local;
using Weir.Execution.Slurm;
using Weir.Linux;

namespace Weir.Execution;

/// <summary>Adds what runs jobs to a host.</summary>
public static class ExecutionSetup
{
    /// <summary>Adds the executor of this machine. Needed beside: <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddLocalExecutor(this IServiceCollection services, Func<IServiceProvider, ExecutionOptions> options)
    {
        services
            .AddSingleton(options)
            .AddSingleton(provider => new JobFolders(
                provider.GetRequiredService<ExecutionOptions>(),
                Cgroups.Find(),
                provider.GetRequiredService<TimeProvider>()
            ));
        services.TryAddSingleton<IShepherds, WeirShepherds>();
        services.TryAddSingleton<IProcesses, LinuxProcesses>();
        return services
            .AddSingleton<SupervisorRecords>()
            .AddSingleton<ShepherdStarts>()
            .AddSingleton<LocalExecutor>()
            .AddSingleton<IExecutor>(provider => new Executors(
                provider.GetRequiredService<LocalExecutor>(),
                provider.GetService<ISlurmCancels>()
            ));
    }
}
